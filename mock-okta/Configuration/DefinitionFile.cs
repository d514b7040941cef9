using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Definition.Json;

namespace RazorOkta.MockOkta.Configuration;

/// <summary>A file that says what the org is made of.</summary>
/// <param name="path">Where it is.</param>
/// <param name="added">Its clients and leniencies are added: those of the samples' configuration stand in another file.</param>
internal sealed class DefinitionFile(string path, OrgDefinition added)
{
    /// <summary>Looked for beside the samples' configuration.</summary>
    public const string DefaultName = "mock-okta.json";

    private string? _lastRead;

    public string FullPath { get; } = Path.GetFullPath(path);

    public string Name => Path.GetFileName(FullPath);

    public Reading<OrgDefinition> Read()
    {
        try
        {
            return DefinitionReader.ReadFile(_lastRead = File.ReadAllText(FullPath), Add);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            _lastRead = null;
            return new Reading<OrgDefinition>(null, [new Mistake("", "cannot be read", Mistake.Quote(FullPath), "Put the file there, or correct mockOkta.definition.")]);
        }
    }

    /// <summary>Null while it says the same as at the last time: the system reports a change also when a file was only touched.</summary>
    public Reading<OrgDefinition>? ReadIfChanged()
    {
        var before = _lastRead;
        var reading = Read();
        return before is not null && before == _lastRead ? null : reading;
    }

    private OrgDefinition Add(OrgDefinition file) => file with
    {
        Clients = [.. file.Clients.Select(Complete), .. added.Clients.Where(client => file.Clients.All(known => known.ClientId != client.ClientId))],
        Leniencies = [.. file.Leniencies, .. added.Leniencies.Except(file.Leniencies)],
    };

    /// <summary>A client in both is as the file says, and may come from either's addresses: a port on the command line moves those of the configuration.</summary>
    private OidcClient Complete(OidcClient client) => added.Clients.FirstOrDefault(other => other.ClientId == client.ClientId) is not { } other
        ? client
        : client with
        {
            ClientSecret = client.ClientSecret ?? other.ClientSecret,
            RedirectUris = [.. client.RedirectUris, .. other.RedirectUris.Except(client.RedirectUris)],
            PostLogoutRedirectUris = [.. client.PostLogoutRedirectUris, .. other.PostLogoutRedirectUris.Except(client.PostLogoutRedirectUris)],
        };
}
