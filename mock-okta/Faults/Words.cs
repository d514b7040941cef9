using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using RazorOkta.MockOkta.Faults.Forging;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Faults;

/// <summary>Fills the words in braces of a mutation's argument. What is no word of the list, such as a JSON object, stays as it is.</summary>
internal sealed partial class Words(AuthorizationServer server, string? clientId, FaultMemory memory)
{
    public FaultMemory Memory => memory;

    /// <summary>As JSON, with apostrophes for quotation marks.</summary>
    /// <param name="argument">Of a mutation.</param>
    /// <param name="old">The JSON that stands there now, for <c>{value}</c>.</param>
    public string Json(string argument, string? old = null) => Fill(argument.Replace('\'', '"'), old);

    public string Text(string argument, string? old = null) => Fill(argument, old);

    private string Fill(string text, string? old) => Word().Replace(text, match => Value(match, old) ?? match.Value);

    private string? Value(Match match, string? old)
    {
        var org = server.Org;
        return match.Groups["word"].Value switch
        {
            "value" => old ?? "null",
            "client" => clientId ?? (org.Apps is [var first, ..] ? first.ClientId : ""),
            "issuer" => server.Issuer,
            "server" => server.EndpointBase,
            "org" => org.Url,
            "org-with-user-info" => org.Url.Replace("://", "://user:password@", StringComparison.Ordinal),
            "other-host" => OtherHost(org.Url),
            "canary" => $"{org.Url}{OktaRoutes.Control}/canary/{match.Groups["argument"].Value}",
            "refused" => "http://127.0.0.1:1",
            "silent" => $"127.0.0.1:{SilentPort.Number}",
            "now" => (org.Clock.GetUtcNow().ToUnixTimeSeconds() + Offset(match)).ToString(CultureInfo.InvariantCulture),
            "jwk" => ForgedKeys.Find(match.Groups["argument"].Value).Jwk,
            "stranger-certificate" => ForgedKeys.StrangersCertificate,
            "attacker-certificate" => ForgedKeys.AttackersCertificate,
            "kid" => org.Keys.Current.Kid,
            "random" => RandomNumberGenerator.GetHexString(16, lowercase: true),
            "http-date" => org.Clock.GetUtcNow().AddSeconds(Offset(match)).ToString("R", CultureInfo.InvariantCulture),
            _ => null,
        };
    }

    private static long Offset(Match match) => match.Groups["offset"] is { Success: true } offset ? long.Parse(offset.Value, CultureInfo.InvariantCulture) : 0;

    /// <summary>The same machine under its other name: to every rule about origins another host.</summary>
    private static string OtherHost(string url)
    {
        var address = new UriBuilder(url);
        address.Host = address.Host == "localhost" ? "127.0.0.1" : "localhost";
        return address.Uri.ToString().TrimEnd('/');
    }

    [GeneratedRegex(@"\{(?<word>[a-z-]+)(:(?<argument>[^}]*))?(?<offset>[+-]\d+)?\}")]
    private static partial Regex Word();
}
