namespace RazorOkta.MockOkta.Definition;

/// <summary>The people of the samples family's recordings: its end-to-end tests sign in with these names and this password.</summary>
public static class SeededUsers
{
    public const string Password = "Asdf1234";

    public static readonly IReadOnlyList<OktaUser> All =
    [
        User("00uGeorgeWashington1", "george", "George", "Washington"),
        User("00uJohnAdams00000001", "john", "John", "Adams"),
    ];

    private static OktaUser User(string id, string shortName, string firstName, string lastName) => new()
    {
        Id = id,
        Login = $"{shortName}@acme.com",
        Password = Password,
        FirstName = firstName,
        LastName = lastName,
    };
}
