namespace RazorOkta.MockOkta.Org;

internal sealed class OktaUser
{
    /// <summary>The same at every start, so that what an app stored under it is found again.</summary>
    public required string Id { get; init; }

    /// <summary>What may be typed in place of <see cref="Login"/>.</summary>
    public required string ShortName { get; init; }

    /// <summary>In plain text, since the org's own pages show it: hashing would only pretend that it is secret.</summary>
    public required string Password { get; init; }

    public required string FirstName { get; init; }

    public required string LastName { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public string Login => $"{ShortName}@acme.com";

    public string Name => $"{FirstName} {LastName}";

    public string Locale => "en-US";

    public string TimeZone => "America/Los_Angeles";
}
