using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Definition.Json;
using RazorOkta.MockOkta.Http;
using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.Tls;

namespace RazorOkta.MockOkta.Control;

/// <summary>
/// What the org is made of, read and changed while it runs. The same JSON as in the definition file, read as strictly; secrets are shown,
/// since this address is the test's own.
/// </summary>
internal static class DefinitionControl
{
    private static readonly Collection<OktaUser> Users = new(
        "users",
        org => org.Users,
        (org, users) => org with { Users = users },
        (user, name) => user.Id == name || user.Login.Equals(name, StringComparison.OrdinalIgnoreCase))
    {
        // A user who is replaced stays the same person, whose sessions go on.
        Kept = ["id"],
    };

    private static readonly Collection<OidcClient> Clients = new(
        "clients", org => org.Clients, (org, clients) => org with { Clients = clients }, (client, name) => client.ClientId == name);

    private static readonly Collection<AuthorizationServerDefinition> Servers = new(
        "authorizationServers", org => org.AuthorizationServers, (org, servers) => org with { AuthorizationServers = servers }, (server, name) => server.Id == name);

    private static readonly Collection<Group> Groups = new("groups", Group.AllOf, Group.Put, (group, name) => group.Name == name) { Check = Group.MembersExist };

    public static void Map(IEndpointRouteBuilder control)
    {
        control.MapGet("/org", (MockOrg org) => JsonAnswer.Of(DefinitionReader.Write(org.Definition)));
        control.MapPut("/org", PutOrgAsync);
        control.MapGet("/policies", (MockOrg org) => JsonAnswer.Of(DefinitionReader.Write(Policies.Of(org.Definition))));
        control.MapPut("/policies", async (HttpContext http, MockOrg org) => PutPolicies(org, await DefinitionPart.ReadAsync<Policies>(http)));
        control.MapPatch("/policies", async (HttpContext http, MockOrg org) => PutPolicies(org, await DefinitionPart.PatchAsync(http, Policies.Of(org.Definition))));
        control.MapGet("/ca.pem", CertificateOfTheAuthority);
        Users.Map(control, "/users");
        Groups.Map(control, "/groups");
        Clients.Map(control, "/clients");
        Servers.Map(control, "/authorization-servers");
    }

    /// <summary>What a client must trust when the org speaks https with a certificate of its own.</summary>
    private static IResult CertificateOfTheAuthority(IServiceProvider services) => services.GetService<ServerCertificates>() is { } certificates
        ? Results.Text(certificates.ToBeTrusted.ExportCertificatePems() + "\n", "application/x-pem-file")
        : ControlError.NotFound("certificate authority: the org speaks plain http");

    private static async Task<IResult> PutOrgAsync(HttpContext http, MockOrg org)
    {
        var reading = await DefinitionPart.ReadAsync<OrgDefinition>(http);
        return reading.Value is null ? ControlError.Because(reading.Mistakes) : Change(org, _ => reading.Value, now => JsonAnswer.Of(DefinitionReader.Write(now)));
    }

    private static IResult PutPolicies(MockOrg org, Reading<Policies> reading) => reading.Value is not { } policies
        ? ControlError.Because(reading.Mistakes)
        : Change(org, now => now with { SignOn = policies.SignOn, Password = policies.Password }, now => JsonAnswer.Of(DefinitionReader.Write(Policies.Of(now))));

    /// <summary>A change after which the whole is no longer valid does not happen.</summary>
    private static IResult Change(MockOrg org, Func<OrgDefinition, OrgDefinition> change, Func<OrgDefinition, IResult> answer)
    {
        var (now, mistakes) = CheckedChange.Make(org, change);
        return mistakes.Count == 0 ? answer(now) : ControlError.Because(mistakes);
    }

    /// <summary>The policies of the org as a whole; those of an authorization server stand with it.</summary>
    private sealed record Policies
    {
        public SignOnPolicy SignOn { get; init; } = new();

        public PasswordPolicy Password { get; init; } = new();

        public static Policies Of(OrgDefinition org) => new() { SignOn = org.SignOn, Password = org.Password };
    }
}
