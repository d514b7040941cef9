namespace RazorOkta.Web.Configuration.Rules;

/// <summary>Reads an address for the rules that ask about its parts.</summary>
internal static class Address
{
    public static readonly IReadOnlyList<string> OktaDomains = ["okta.com", "oktapreview.com", "okta-emea.com"];

    /// <summary>Whether the host is one of Okta's own. (A customer's own domain in front of an org cannot be told.)</summary>
    public static bool IsOkta(Uri address) => OktaDomains.Any(domain => address.Host.EndsWith($".{domain}", StringComparison.OrdinalIgnoreCase));

    /// <summary>The address, or <c>null</c> when <see cref="WellFormedAddresses"/> has it to report.</summary>
    public static Uri? TryParse(string? value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp) ? uri : null;

    /// <summary>The address with every slip mended that a rule knows, so that two rules never advise two addresses for one setting.</summary>
    public static string Mended(string value)
    {
        var mended = value.TrimEnd('/')
            .Replace("-admin.", ".", StringComparison.OrdinalIgnoreCase)
            .Replace(".com.com", ".com", StringComparison.OrdinalIgnoreCase);
        return TryParse(mended) is { IsLoopback: false, Scheme: "http" } ? $"https://{mended["http://".Length..]}" : mended;
    }
}
