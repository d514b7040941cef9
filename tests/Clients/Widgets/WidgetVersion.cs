using RazorOkta.Clients.Running;

namespace RazorOkta.Clients.Widgets;

/// <summary>One published version of @okta/okta-signin-widget with its classic engine, and the options that it understands.</summary>
internal sealed record WidgetVersion(string Number)
{
    public const string Client = "okta-signin-widget";

    public static readonly IReadOnlyList<WidgetVersion> All =
        [new("1.9.0"), new("2.21.0"), new("3.9.2"), new("4.5.2"), new("5.16.1"), new("6.9.0"), new("7.49.0")];

    public int Major => int.Parse(Number.Split('.')[0], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>As the matrix calls it: 7 has two engines.</summary>
    public string Name => Major == 7 ? $"{Number} classic" : Number;

    public string Folder => $"/npm/okta-signin-widget-{Major}/dist";

    public string Head => HeadOf(Folder, Major);

    /// <summary>The org and, from 7 on, which engine.</summary>
    public string Base(Org org) => $"baseUrl: '{org.Url}'{(Major == 7 ? ", useClassicEngine: true" : "")}";

    /// <summary>Leaves for the authorize address, whose code a server redeems: from 4 on PKCE must be off for that.</summary>
    public string ForServer(Stage stage, string state, string nonce) =>
        $"{Base(stage.Org)}, clientId: '{Known.WebClient}', redirectUri: '{stage.App}/callback', "
        + $"authParams: {{ issuer: '{stage.Org.Issuer}', responseType: 'code', scopes: ['openid', 'email', 'profile'], state: '{state}', nonce: '{nonce}'{(Major >= 4 ? ", pkce: false" : "")} }}";

    /// <summary>Brings tokens into the page: implicit up to 3, with PKCE from 4 on.</summary>
    public string ForPage(Stage stage) =>
        $"{Base(stage.Org)}, clientId: '{Known.PageClient}', redirectUri: '{stage.App}/callback', "
        + $"authParams: {{ issuer: '{stage.Org.Issuer}', responseType: ['id_token', 'token'], scopes: ['openid', 'email', 'profile'] }}";

    public string TokensBy => Major >= 4 ? "PKCE" : "implicit";

    public static string HeadOf(string folder, int major) =>
        $"<link rel=\"stylesheet\" href=\"{folder}/css/okta-sign-in.min.css\">"
        + (major <= 2 ? $"<link rel=\"stylesheet\" href=\"{folder}/css/okta-theme.css\">" : "")
        + $"<script src=\"{folder}/js/okta-sign-in.min.js\"></script>";

    public override string ToString() => Name;
}
