using System.Globalization;

namespace RazorOkta.Web.Configuration;

/// <summary>What holds where the configuration is silent: the family's values.</summary>
internal static class Defaults
{
    public const int WebPort = 3000;
    public const int MockPort = 7777;

    /// <summary>What a login asks for.</summary>
    public static readonly IReadOnlyList<string> Scopes = ["openid", "profile", "email"];

    /// <summary>The written port, or <paramref name="otherwise"/> where there is none; rules have checked it.</summary>
    public static int Port(string? written, int otherwise) => written is null ? otherwise : int.Parse(written, CultureInfo.InvariantCulture);
}
