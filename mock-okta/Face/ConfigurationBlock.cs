using System.Text.Encodings.Web;
using System.Text.Json;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Face;

/// <summary>What an application's developer pastes, ready to be used.</summary>
internal sealed record ConfigurationBlock(string Where, string Text)
{
    /// <summary>Relaxed, because the page escapes the whole block anyway, and <c>\u0026</c> in an address helps nobody who reads it.</summary>
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] UsualScopes = ["openid", "profile", "email"];

    public static IEnumerable<ConfigurationBlock> For(MockOrg org, OidcClient client, bool maySeeSecrets)
    {
        var secret = maySeeSecrets ? client.ClientSecret : "(shown on the mock's own machine only)";
        return client switch
        {
            { RedirectUris: [] } => [],
            { IsPublic: true } => [AuthJs(org, client)],
            { ClientSecret: null } => [AspNetCore(org, client, secret: null)],
            _ => [Samples(org, client, secret), AspNetCore(org, client, secret)],
        };
    }

    private static ConfigurationBlock Samples(MockOrg org, OidcClient client, string? clientSecret) => Json(".samples.config.json", new
    {
        oktaSample = new
        {
            oidc = new { oktaUrl = org.Url, issuer = org.DefaultIssuer, clientId = client.ClientId, clientSecret, redirectUri = client.RedirectUris[0] },
        },
    });

    /// <summary>Its handler insists on https unless it is told not to.</summary>
    private static ConfigurationBlock AspNetCore(MockOrg org, OidcClient client, string? secret) => Json("appsettings.json (ASP.NET Core)", new
    {
        Authentication = new
        {
            Schemes = new
            {
                OpenIdConnect = Present(
                    ("Authority", org.DefaultIssuer),
                    ("ClientId", client.ClientId),
                    ("ClientSecret", secret),
                    ("ResponseType", "code"),
                    ("CallbackPath", Uri.TryCreate(client.RedirectUris[0], UriKind.Absolute, out var address) ? address.AbsolutePath : null),
                    ("RequireHttpsMetadata", org.Url.StartsWith("https:", StringComparison.Ordinal) ? null : false)),
            },
        },
    });

    private static ConfigurationBlock AuthJs(MockOrg org, OidcClient client) => Json("new OktaAuth(…), in a browser", new
    {
        issuer = org.DefaultIssuer, clientId = client.ClientId, redirectUri = client.RedirectUris[0], scopes = UsualScopes,
    });

    private static Dictionary<string, object> Present(params (string Name, object? Value)[] settings) =>
        settings.Where(setting => setting.Value is not null).ToDictionary(setting => setting.Name, setting => setting.Value!);

    private static ConfigurationBlock Json(string where, object settings) => new(where, JsonSerializer.Serialize(settings, Indented));
}
