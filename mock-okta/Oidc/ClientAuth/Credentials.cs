using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Oidc.ClientAuth;

/// <summary>An id and perhaps a secret, as they were presented.</summary>
internal sealed record Credentials(string? ClientId, string? Secret)
{
    public bool HasSecret => !string.IsNullOrEmpty(Secret);

    public bool AreOf(OidcClient client) => ClientId == client.ClientId && ConstantTime.AreEqual(Secret ?? "", client.ClientSecret ?? "");

    /// <summary>The generated text would show the secret.</summary>
    public override string ToString() => ClientId ?? "";
}
