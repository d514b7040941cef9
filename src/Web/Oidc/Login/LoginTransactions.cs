using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using RazorOkta.FrontendHost;

namespace RazorOkta.Web.Oidc.Login;

/// <summary>
/// The logins that this server has started and that wait for their answer: one cookie each, named after its state, so that tabs do not get into
/// each other's way. Encrypted, closed to scripts, sent to the login's own addresses only, good for minutes. The server keeps nothing, so a flood
/// of starts costs it nothing, and another instance can finish what this one has begun. Over https each has a witness: a cookie that no sister host can
/// plant, and without which it is none.
/// </summary>
internal sealed class LoginTransactions(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>How long a person may take to sign in.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    /// <summary>A browser that starts more loses the oldest: cookies without end would make every request too large.</summary>
    public const int MostOpen = 8;

    private const string PlainPrefix = "razorokta-login-";

    // Not __Host-, which must be for every path.
    private const string SecurePrefix = "__Secure-" + PlainPrefix;

    private const string Path = "/authorization-code";

    // A sister host may set a cookie of the other name for all hosts of its domain, with a login of its own in it, and so sign the user in as somebody
    // else. None but this very host sets one of this name (RFC 6265bis 4.1.3.2). Its name says all; its value, nothing.
    private const string WitnessPrefix = "__Host-" + PlainPrefix;

    // A third of the state's hash: enough to tell eight apart, and the state is compared in any case.
    private const int NameLength = 16;

    // What is planted by others is taken away a few at a time; an answer has room for no more.
    private const int MostTakenAway = 16;

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    // It is encrypted next: what is written otherwise for pages' sake would only make it longer.
    private static readonly JsonSerializerOptions Short = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly IDataProtector _protector = protection.CreateProtector("RazorOkta.Login.Transaction.v1");

    public void Open(HttpContext http, LoginAttempt attempt)
    {
        MakeRoom(http);
        var name = NameFor(http.Request, attempt.State);
        http.Response.Cookies.Append(
            name,
            Base64Url.EncodeToString(_protector.Protect(JsonSerializer.SerializeToUtf8Bytes(attempt, Short))),
            Flags(http.Request, Lifetime));
        if (http.Request.IsHttps)
        {
            http.Response.Cookies.Append(WitnessOf(name), "1", WitnessFlags(Lifetime));
        }
    }

    /// <summary>The attempt of this browser with this state; <c>null</c> when there is none, it is too old, or its cookie was not written by us.</summary>
    public LoginAttempt? Find(HttpRequest request, string state) =>
        Read(request, NameFor(request, state)) is { } attempt && attempt.State == state ? attempt : null;

    /// <summary>An attempt is good for one answer.</summary>
    public void Spend(HttpContext http, LoginAttempt attempt) => Delete(http, NameFor(http.Request, attempt.State));

    private void MakeRoom(HttpContext http)
    {
        var prefix = PrefixFor(http.Request);
        var open = RequestCookies.Names(http.Request).Where(name => IsOurs(name, prefix)).Distinct().Select(name => (Name: name, Attempt: Read(http.Request, name))).ToList();
        var tooMany = open.Where(cookie => cookie.Attempt is not null).OrderByDescending(cookie => cookie.Attempt!.StartedAt).Skip(MostOpen - 1);
        foreach (var (name, _) in tooMany.Concat(open.Where(cookie => cookie.Attempt is null)).Take(MostTakenAway))
        {
            Delete(http, name);
        }
    }

    private LoginAttempt? Read(HttpRequest request, string name)
    {
        if (RequestCookies.Single(request, name) is not { } value || (request.IsHttps && RequestCookies.Single(request, WitnessOf(name)) is null))
        {
            return null;
        }

        try
        {
            var attempt = JsonSerializer.Deserialize<LoginAttempt>(_protector.Unprotect(Base64Url.DecodeFromChars(value)));
            return attempt is not null && clock.GetUtcNow() < attempt.StartedAt + Lifetime ? attempt : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException or JsonException)
        {
            // Garbage, or from before the keys were lost: there is no such attempt.
            return null;
        }
    }

    private static void Delete(HttpContext http, string name)
    {
        http.Response.Cookies.Delete(name, Flags(http.Request, null));
        if (http.Request.IsHttps)
        {
            http.Response.Cookies.Delete(WitnessOf(name), WitnessFlags(null));
        }
    }

    /// <summary>Others may have names that no answer can carry.</summary>
    private static bool IsOurs(string name, string prefix) =>
        name.Length == prefix.Length + NameLength && name.StartsWith(prefix, StringComparison.Ordinal) && name.AsSpan(prefix.Length).IndexOfAnyExcept(NameCharacters) < 0;

    // The name shows no more of the state than a hash of it.
    private static string NameFor(HttpRequest request, string state) =>
        PrefixFor(request) + Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(state)))[..NameLength];

    private static string PrefixFor(HttpRequest request) => request.IsHttps ? SecurePrefix : PlainPrefix;

    private static string WitnessOf(string name) => WitnessPrefix + name[SecurePrefix.Length..];

    private static CookieOptions WitnessFlags(TimeSpan? maxAge) =>
        new() { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = maxAge, IsEssential = true };

    private static CookieOptions Flags(HttpRequest request, TimeSpan? maxAge) => new()
    {
        HttpOnly = true,
        Secure = request.IsHttps,
        // Lax, not Strict: the answer is a navigation that comes from the provider.
        SameSite = SameSiteMode.Lax,
        Path = Path,
        MaxAge = maxAge,
        IsEssential = true,
    };
}
