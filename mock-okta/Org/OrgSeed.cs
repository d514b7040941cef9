namespace RazorOkta.MockOkta.Org;

/// <summary>The people of the samples family's recordings: its end-to-end tests sign in with these names and this password.</summary>
internal static class OrgSeed
{
    public const string Password = "Asdf1234";

    private static readonly DateTimeOffset LastChange = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<OktaUser> Users() =>
    [
        User("00uGeorgeWashington1", "george", "George", "Washington"),
        User("00uJohnAdams00000001", "john", "John", "Adams"),
    ];

    private static OktaUser User(string id, string shortName, string firstName, string lastName) => new()
    {
        Id = id,
        ShortName = shortName,
        FirstName = firstName,
        LastName = lastName,
        Password = Password,
        UpdatedAt = LastChange,
    };
}
