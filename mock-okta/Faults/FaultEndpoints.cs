using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Control;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Faults;

/// <summary>Faults at the control address: what there are, which are on, on and off.</summary>
internal static class FaultEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var faults = app.MapGroup($"{OktaRoutes.Control}/faults").AddEndpointFilter<ControlGuard>().AddEndpointFilter<QueryGuard>().WithMetadata(new ControlBodySize());
        faults.MapGet("", List);
        faults.MapPost("", ArmAsync);
        faults.MapDelete("", DisarmAll);
        faults.MapDelete("/{handle}", Disarm);
        faults.MapGet("/catalogue", () => JsonAnswer.Of(new { faults = FaultCatalogue.All.Select(Describe) }));
        Canary.Map(app);
    }

    private static IResult List(MockOrg org) => JsonAnswer.Of(new { faults = (org.Interceptor as FaultBook)?.Armed.Select(Describe) ?? [] });

    private static async Task<IResult> ArmAsync(HttpContext http, MockOrg org)
    {
        var (body, failure) = await ControlBody.ReadAsync(http, "fault", "client", "endpoint", "skip", "times", "state");
        if (body is null || Read(body, out failure) is not { } order)
        {
            return failure!;
        }

        return order.TryArm(org, out var armed, out var mistake)
            ? JsonAnswer.Of(Describe(armed), statusCode: StatusCodes.Status201Created)
            : ControlError.Because(mistake);
    }

    private static FaultOrder? Read(JsonObject body, out IResult? failure)
    {
        if (!ControlBody.TryGet<string>(body, "fault", out var fault, out failure)
            || !ControlBody.TryGet<string>(body, "client", out var client, out failure)
            || !ControlBody.TryGet<string>(body, "endpoint", out var endpoint, out failure)
            || !ControlBody.TryGet<string>(body, "state", out var state, out failure)
            || !ControlBody.TryGet<int>(body, "skip", out var skip, out failure)
            || !ControlBody.TryGet<int>(body, "times", out var times, out failure))
        {
            return null;
        }

        failure = fault is null ? ControlError.Because("'fault' must name a fault, for example oidcc-client-test-invalid-iss. GET faults/catalogue lists them.") : null;
        return fault is null ? null : new FaultOrder(fault)
        {
            Client = client, Endpoint = endpoint, State = state, Skip = body.ContainsKey("skip") ? skip : null, Times = body.ContainsKey("times") ? times : null,
        };
    }

    private static IResult Disarm(string handle, MockOrg org) =>
        org.Interceptor is FaultBook book && book.Disarm(handle) ? Results.NoContent() : ControlError.NotFound("armed fault of this handle");

    private static IResult DisarmAll(MockOrg org)
    {
        (org.Interceptor as FaultBook)?.DisarmAll();
        return Results.NoContent();
    }

    private static object Describe(ArmedFault armed) => new
    {
        handle = armed.Handle,
        fault = armed.Name.Text,
        armedBy = armed.By,
        client = armed.Client,
        endpoint = armed.Name.Variant.Mutations.Any(mutation => mutation.Stage == "http") ? armed.Aim : null,
        state = armed.State,
        skip = armed.SkipsLeft,
        times = armed.TimesLeft,
        met = armed.Met,
        applied = armed.Applied,
    };

    private static object Describe(FaultCase known) => new
    {
        id = known.Id,
        area = known.Area.ToString(),
        by = known.By.ToString(),
        does = known.Does,
        must = known.Must,
        source = known.Source,
        notHere = known.NotHere,
        variants = known.NotHere is null ? known.Variants.Select(variant => new { name = variant.Name, must = variant.Must ?? known.Must, mutations = variant.Changes }) : [],
    };
}
