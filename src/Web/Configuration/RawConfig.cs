using Microsoft.Extensions.Configuration;

namespace RazorOkta.Web.Configuration;

/// <summary>The settings as they were written, before any rule has looked at them. Empty strings count as absent.</summary>
internal sealed class RawConfig(IConfiguration section)
{
    public const string Prefix = "oktaSample";

    public string? OktaUrl => Get("oidc:oktaUrl");
    public string? Issuer => Get("oidc:issuer");
    public string? ClientId => Get("oidc:clientId");
    public string? ClientSecret => Get("oidc:clientSecret");
    public string? RedirectUri => Get("oidc:redirectUri");
    public string? PostLogoutRedirectUri => Get("oidc:postLogoutRedirectUri");
    public string? LogoutTokenType => Get("oidc:logoutTokenType");
    public string? Engine => Get("oidc:engine");

    /// <summary>As a list, or as OAuth writes it in one line.</summary>
    public IReadOnlyList<string>? Scopes =>
        Get("oidc:scopes")?.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        ?? (section.GetSection("oidc:scopes").GetChildren().Select(child => child.Value ?? "").ToArray() is { Length: > 0 } list ? list : null);

    public string? Port => Get("server:port");
    public string? StaticDir => Get("server:staticDir");
    public string? StateDir => Get("server:stateDir");
    public string? Frontend => Get("server:frontend");
    public string? DevServer => Get("server:devServer");
    public string? WireProfile => Get("server:wireProfile");
    public string? MockPort => Get("mockOkta:port");
    public string? MockHttps => Get("mockOkta:https");
    public string? MockAuthorityFile => Get("mockOkta:authorityFile");

    /// <summary>Whether the address is the mock's: loopback, on the mock's port.</summary>
    public bool IsMock(Uri address) => address.IsLoopback && int.TryParse(MockPort ?? $"{Defaults.MockPort}", out var port) && address.Port == port;

    /// <summary>The settings that every org needs, in the order of the file.</summary>
    public IEnumerable<Setting> Required =>
    [
        new(Key("oidc.oktaUrl"), OktaUrl),
        new(Key("oidc.issuer"), Issuer),
        new(Key("oidc.clientId"), ClientId),
        new(Key("oidc.clientSecret"), ClientSecret, IsSecret: true),
        new(Key("oidc.redirectUri"), RedirectUri),
    ];

    /// <summary>The settings that are addresses, where they are set.</summary>
    public IEnumerable<Setting> Addresses => new Setting[]
        {
            new(Key("oidc.oktaUrl"), OktaUrl),
            new(Key("oidc.issuer"), Issuer),
            new(Key("oidc.redirectUri"), RedirectUri),
            new(Key("oidc.postLogoutRedirectUri"), PostLogoutRedirectUri),
            new(Key("server.devServer"), DevServer),
        }
        .Where(setting => setting.IsSet);

    public static string Key(string name) => $"{Prefix}.{name}";

    private string? Get(string name) => section[name] is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}

/// <summary>One setting as it was written.</summary>
internal sealed record Setting(string Key, string? Written, bool IsSecret = false)
{
    public bool IsSet => Written is not null;

    /// <summary>The text; for settings of which <see cref="IsSet"/> is known.</summary>
    public string Value => Written!;

    public ConfigurationMistake Mistake(string wrong, string cure) => new(Key, wrong, IsSecret ? null : Written, cure);

    public override string ToString() => Key;
}
