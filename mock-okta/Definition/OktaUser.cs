using System.Text.Json.Nodes;

namespace RazorOkta.MockOkta.Definition;

/// <summary>A person, with all that the org knows of them. A change makes a new record in the directory (<see cref="Org.UserDirectory"/>).</summary>
public sealed record OktaUser
{
    /// <summary>For example <c>00uJohnAdams00000001</c>. Fixed ids let an app find what it stored under them. Default: made from the login.</summary>
    public string Id { get => field ?? DerivedId(Login); init; }

    /// <summary>For example <c>john@acme.com</c>; the part before the @ may be typed in its place.</summary>
    public required string Login { get; init; }

    /// <summary>In plain text, since the org's own pages show it: hashing would only pretend that it is secret.</summary>
    public required string Password { get; init; }

    public string FirstName { get; init; } = "";

    public string LastName { get; init; } = "";

    /// <summary>Default: the login.</summary>
    public string Email { get => field ?? Login; init; }

    public bool EmailVerified { get; init; } = true;

    public string Locale { get; init; } = "en-US";

    public string TimeZone { get; init; } = "America/Los_Angeles";

    public DateTimeOffset UpdatedAt { get; init; } = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public UserStatus Status { get; init; } = UserStatus.Active;

    /// <summary>Names of groups, without <c>Everyone</c>.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Further claims, with any JSON as value: what UserInfo adds for the scope <c>profile</c>, and what custom claims may refer to.</summary>
    public IReadOnlyDictionary<string, JsonNode?> Profile { get; init; } = new Dictionary<string, JsonNode?>();

    /// <summary>Second factors that are set up.</summary>
    public IReadOnlyList<Factor> Factors { get; init; } = [];

    /// <summary>Asked before a forgotten password may be set anew; null: the code or link of the message is enough.</summary>
    public RecoveryQuestion? RecoveryQuestion { get; init; }

    /// <summary>Days until the password expires; null: never. 0 or less: it has expired. From 1 to the policy's <see cref="PasswordPolicy.WarnDays"/> there is a warning.</summary>
    public int? PasswordExpiresInDays { get; init; }

    internal string ShortName => Login.Split('@', 2)[0];

    internal string Name => $"{FirstName} {LastName}".Trim() is { Length: > 0 } name ? name : Login;

    /// <summary>The generated text of a record shows every member, so the password would reach logs and assertion messages.</summary>
    public override string ToString() => Login;

    /// <summary>20 characters like Okta's, the same for the same login.</summary>
    private static string DerivedId(string login) =>
        "00u" + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(login.ToLowerInvariant())))[..17];
}

public enum UserStatus
{
    Active,

    /// <summary>Too many wrong passwords, or set so from outside.</summary>
    LockedOut,

    /// <summary>Cannot sign in, and is answered like an unknown user.</summary>
    Suspended,
}

public sealed record RecoveryQuestion(string Question, string Answer);
