using System.Security.Cryptography;
using System.Text;
using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Org;
using RazorOkta.MockOkta.Tokens;

namespace RazorOkta.MockOkta.Faults.Forging;

/// <summary>Who signs a token, and with what.</summary>
/// <param name="Algorithm">Goes into the header.</param>
/// <param name="Kid">Goes into the header; null: none.</param>
/// <param name="Sign">Null: the signature is empty.</param>
internal sealed record Signer(string Algorithm, string? Kid, Func<byte[], byte[]>? Sign)
{
    /// <param name="how"><c>none</c>, <c>previous</c>, <c>hmac</c> or <c>with</c>.</param>
    /// <param name="argument">For hmac the form of the key, for with the key and the algorithm: <c>spare:RS256</c>.</param>
    /// <param name="org">Whose keys count.</param>
    /// <param name="client">Whose secret counts.</param>
    public static Signer Find(string how, string argument, MockOrg org, OidcClient? client) => how switch
    {
        "none" => new Signer("none", org.Keys.Current.Kid, null),
        "previous" => Of(org.Keys.Known.ElementAtOrDefault(1) ?? org.Keys.Current, "RS256"),
        "hmac" => new Signer("HS256", org.Keys.Current.Kid, data => HMACSHA256.HashData(HmacKeyFor(argument, org, client), data)),
        "with" => With(argument, org),
        _ => throw new FormatException($"Nobody signs '{how}'."),
    };

    public static Signer TheOrg(MockOrg org) => Of(org.Keys.Current, "RS256");

    private static Signer With(string argument, MockOrg org)
    {
        var parts = argument.Split(':');
        if (parts[0] == "org")
        {
            return Of(org.Keys.Current, parts[1]);
        }

        var key = ForgedKeys.Find(parts[0]);
        return new Signer(parts[1], key.Kid, data => key.Sign(data, parts[1]));
    }

    private static Signer Of(SigningKey key, string algorithm) => new(algorithm, key.Kid, data => key.Material.Use(rsa => Signing.Rsa(rsa, data, algorithm)));

    private static byte[] HmacKeyFor(string form, MockOrg org, OidcClient? client) => form switch
    {
        "secret" => Encoding.UTF8.GetBytes(client?.ClientSecret ?? ""),
        "empty" => [],
        _ => org.Keys.Current.Material.Use(rsa => HmacKey.From(rsa, org.Keys.Current.Kid, form)),
    };
}
