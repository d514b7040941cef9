using RazorOkta.MockOkta.Http;

namespace RazorOkta.MockOkta.Control;

/// <summary>A query parameter that the call does not know is an error, not a shrug: a misspelt one would quietly ask for something else.</summary>
internal sealed class QueryGuard : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var known = http.GetEndpoint()?.Metadata.GetMetadata<KnownInQuery>()?.Names ?? [];
        var given = Parameters.FromQuery(http.Request);
        if (given.Names.Except(known).ToArray() is { Length: > 0 } unknown)
        {
            return Refuse($"'{string.Join("', '", unknown.Select(name => LogText.Clean(name)))}' is not known in the query here. Known: {(known.Count == 0 ? "nothing" : string.Join(", ", known))}.");
        }

        return given.AnyDoubled ? Refuse($"'{string.Join("', '", given.Doubled)}' is in the query twice. Say it once.") : next(context);
    }

    private static ValueTask<object?> Refuse(string why) => ValueTask.FromResult<object?>(ControlError.Because(why));
}

/// <summary>What a control call understands in its query; nothing where this is not said.</summary>
internal sealed record KnownInQuery(params IReadOnlyList<string> Names);
