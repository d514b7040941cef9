using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace RazorOkta.Certify.Running;

/// <summary>One login, as far as it has come.</summary>
/// <param name="Began">What the relying party answered to its start; <c>null</c> where a front-end began it.</param>
/// <param name="AuthorizeUrl">Where the browser is sent; <c>null</c>: nowhere.</param>
/// <param name="Asked">The parameters of that address.</param>
internal sealed record Login(Answer? Began, string? AuthorizeUrl, Dictionary<string, StringValues> Asked)
{
    public string State => $"{Asked.GetValueOrDefault("state")}";

    public string Nonce => $"{Asked.GetValueOrDefault("nonce")}";

    /// <summary>Number of the last entry of the org's journal before it began.</summary>
    public long Mark { get; init; }

    /// <summary>What the org answered to the authorization request.</summary>
    public Answer? Authorize { get; set; }

    /// <summary>The authorization response: the callback's address with its parameters, as the browser sends it (without a fragment).</summary>
    public string? CallbackUrl { get; set; }

    /// <summary>The browser's cookies before it came back.</summary>
    public CookieJar? Before { get; set; }

    public Answer? Callback { get; set; }

    /// <summary>The relying party's last word.</summary>
    public Answer Final => Callback ?? Began ?? throw new RowException($"the org gave no authorization response: {Authorize}");

    public bool IsAtCallback => Callback is not null;

    public string Code => $"{(CallbackUrl is null ? "" : QueryHelpers.ParseQuery(new Uri(CallbackUrl).Query).GetValueOrDefault("code"))}";

    /// <summary>What nobody but browser, relying party and org may see of it.</summary>
    public IEnumerable<string> Secrets => new[] { Code, Nonce, Known.ClientSecret }.Where(secret => secret.Length > 0);
}
