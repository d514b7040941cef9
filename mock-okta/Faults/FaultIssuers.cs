using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Errors;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Faults;

/// <summary>
/// Issuers with a fault that is always on: <c>{org}/f/{fault}/oauth2/default</c>, with the users and clients of the org. To a relying party
/// it is another provider, so nothing that it has cached hides the fault.
/// </summary>
internal sealed class FaultIssuers(MockOrg org)
{
    public const string PathPrefix = "/f";

    /// <summary>The oldest go: whoever asks for one again gets it anew, with other keys.</summary>
    public const int Capacity = 500;

    private readonly Lock _gate = new();
    private readonly LinkedList<(string Name, MockOrg Org)> _oldestFirst = [];
    private OrgDefinition? _copied;

    public static Task SelectAsync(HttpContext http, RequestDelegate next)
    {
        if (!http.Request.Path.StartsWithSegments(PathPrefix, StringComparison.Ordinal, out var rest) || rest.Value is not { Length: > 1 } path)
        {
            return next(http);
        }

        var end = path.IndexOf('/', 1) is >= 0 and var slash ? slash : path.Length;
        if (!FaultName.TryParse(path[1..end], out var name, out var mistake) || (mistake = name.MistakeAt(http.Org())) is not null)
        {
            return (OktaError.NotFound($"{LogText.Clean(path[1..end])} (Fault)") with { Causes = [mistake] }).ExecuteAsync(http);
        }

        var issuer = FaultBook.Of(http.Org()).Issuers.Find(name);
        http.Features.Set(issuer);
        http.Request.PathBase = http.Request.PathBase.Add($"{PathPrefix}/{name.Text}");
        http.Request.Path = end == path.Length ? "/" : path[end..];
        return next(http);
    }

    private MockOrg Find(FaultName name)
    {
        lock (_gate)
        {
            Follow();
            return _oldestFirst.FirstOrDefault(known => known.Name == name.Text).Org ?? Add(name);
        }
    }

    private MockOrg Add(FaultName name)
    {
        if (_oldestFirst.Count >= Capacity)
        {
            _oldestFirst.RemoveFirst();
        }

        var issuer = new MockOrg(org.Definition, new OrgAddress(() => org.Origin, $"{org.BasePath}{PathPrefix}/{name.Text}"), org.Clock);
        FaultHooks.AddTo(issuer, always: name);
        _oldestFirst.AddLast((name.Text, issuer));
        return issuer;
    }

    /// <summary>What changes at the org changes at its issuers.</summary>
    private void Follow()
    {
        var definition = org.Definition;
        if (ReferenceEquals(_copied, definition))
        {
            return;
        }

        _copied = definition;
        foreach (var (_, issuer) in _oldestFirst)
        {
            issuer.Change(_ => definition);
        }
    }
}
