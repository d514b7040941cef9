namespace RazorOkta.Web.Oidc.Login;

/// <summary>What a login asks of the provider beyond the user's name. Set by our own code alone: nothing of it is read from an address.</summary>
internal sealed record LoginDemands
{
    public static readonly LoginDemands None = new();

    /// <summary>How long ago the user may have signed in at the provider (OIDC Core 3.1.2.1); checked against <c>auth_time</c>. <c>null</c>: any time.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>Authentication context classes, of which the answer must have one (<c>acr_values</c>; checked against <c>acr</c>). Empty: any.</summary>
    public IReadOnlyList<string> AcrValues { get; init; } = [];

    /// <summary>For example <c>login</c> or <c>none</c>; <c>null</c>: the provider decides.</summary>
    public string? Prompt { get; init; }

    /// <summary>The user name that the sign-in page shows; <c>null</c>: none.</summary>
    public string? LoginHint { get; init; }
}
