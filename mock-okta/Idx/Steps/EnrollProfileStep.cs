using RazorOkta.MockOkta.Definition;
using RazorOkta.MockOkta.Idx.Ion;

namespace RazorOkta.MockOkta.Idx.Steps;

/// <summary>"Sign up": who wants an account.</summary>
internal sealed class EnrollProfileStep : IdxStep
{
    public static readonly IdxRemediation Link = new("select-enroll-profile", OktaRoutes.IdxEnroll, _ => IdxTurn.To(new EnrollProfileStep()));

    private const int LongestName = 50;
    private const int LongestEmail = 100;

    /// <summary>Registrations must not fill the memory.</summary>
    private const int MostUsers = 10_000;

    private static readonly IdxRemediation BackToSignIn = new("select-identify", OktaRoutes.IdxSelectIdentify, _ => IdxTurn.To(new IdentifyStep()));

    public override IdxView Show(IdxTransaction transaction) => new(
        new IdxRemediation("enroll-profile", OktaRoutes.IdxEnrollNew, Take) { Fields = [ProfileField()] },
        BackToSignIn);

    /// <summary>Something on both sides of one @, and nothing that could not stand in a header.</summary>
    public static bool LooksLikeAnEmail(string email) =>
        email.Split('@') is [{ Length: > 0 }, { Length: > 0 }] && email.All(character => character is > ' ' and < '\u007f');

    private static IonField ProfileField() => IonField.Object(
        "userProfile",
        new IonField("firstName") { Label = "First name", Required = true, MinLength = 1, MaxLength = LongestName },
        new IonField("lastName") { Label = "Last name", Required = true, MinLength = 1, MaxLength = LongestName },
        new IonField("email") { Label = "Email", Required = true, MaxLength = LongestEmail });

    private static IdxTurn Take(IdxCall call)
    {
        var email = call.Text("userProfile", "email").Trim();
        if (!LooksLikeAnEmail(email))
        {
            return IdxTurn.Invalid(IdxMessages.NotAnEmail, "userProfile.email");
        }

        if (call.Org.Users.All.Any(user => user.Login.Equals(email, StringComparison.OrdinalIgnoreCase)))
        {
            return IdxTurn.Invalid(IdxMessages.EmailIsTaken, "userProfile.email");
        }

        return call.Org.Users.All.Count >= MostUsers
            ? IdxTurn.Invalid(IdxMessages.RegistrationUnavailable)
            : IdxTurn.To(new EnrollPasswordStep(Profile(call, email)));
    }

    private static OktaUser Profile(IdxCall call, string email) => new()
    {
        Login = email,
        Password = "",
        FirstName = call.Text("userProfile", "firstName"),
        LastName = call.Text("userProfile", "lastName"),
        UpdatedAt = call.Org.Clock.GetUtcNow(),
    };
}
