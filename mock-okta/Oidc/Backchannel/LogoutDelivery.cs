using System.Text.Json.Nodes;

namespace RazorOkta.MockOkta.Oidc.Backchannel;

/// <summary>A logout token on its way to a client.</summary>
/// <param name="ClientId">Whom it is for.</param>
/// <param name="Uri">Where it goes.</param>
/// <param name="Claims">What it says.</param>
internal sealed record LogoutDelivery(string ClientId, Uri Uri, JsonObject Claims)
{
    /// <summary>Named by whoever writes something else than the claims say, for the journal.</summary>
    public string? Fault { get; set; }
}
