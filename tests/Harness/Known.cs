namespace RazorOkta.Harness;

/// <summary>Fixed values, named after themselves: whoever meets one in a log knows where it came from.</summary>
public static class Known
{
    public const string ClientId = "0oaClientId";
    public const string ClientSecret = "_ClientSecret_";

    public const string George = "george";
    public const string GeorgeEmail = "george@acme.com";
    public const string John = "john";
    public const string JohnEmail = "john@acme.com";
    public const string Password = "Asdf1234";

    /// <summary>The <c>User-Agent</c> of what the harness asks the org itself.</summary>
    public const string UserAgent = "razorokta-harness";
}
