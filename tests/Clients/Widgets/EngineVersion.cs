using RazorOkta.Clients.Running;

namespace RazorOkta.Clients.Widgets;

/// <summary>One published version of @okta/okta-signin-widget with its Identity Engine.</summary>
internal sealed record EngineVersion(string Number)
{
    public static readonly IReadOnlyList<EngineVersion> All = [new("5.16.1"), new("6.9.0"), new("7.49.0")];

    public int Major => int.Parse(Number.Split('.')[0], System.Globalization.CultureInfo.InvariantCulture);

    public string Name => $"{Number} Identity Engine";

    public string Head => WidgetVersion.HeadOf($"/npm/okta-signin-widget-{Major}/dist", Major);

    /// <summary>5 always makes a challenge of its own, so that no server can have the verifier.</summary>
    public bool TakesChallenge => Major >= 6;

    public bool TakesStateToken => Major >= 7;

    public string Options(Stage stage, string clientId) =>
        $"issuer: '{stage.Org.Issuer}', clientId: '{clientId}', redirectUri: '{stage.App}/callback', scopes: ['openid', 'email', 'profile']"
        + (Major >= 7 ? "" : $", baseUrl: '{stage.Org.Url}', useInteractionCodeFlow: true, authParams: {{ issuer: '{stage.Org.Issuer}', scopes: ['openid', 'email', 'profile'] }}");

    public override string ToString() => Name;
}
