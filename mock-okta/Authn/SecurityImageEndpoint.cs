using RazorOkta.MockOkta.Http;

namespace RazorOkta.MockOkta.Authn;

/// <summary>The picture that users once chose to know their org by. To a browser that the org does not know it shows the same for every name.</summary>
internal static class SecurityImageEndpoint
{
    /// <summary>No address but a word: the widget draws its own picture for it.</summary>
    private const string Unknown = "/img/security/unknown.png";

    public static IResult Get() => JsonAnswer.Of(new { result = "success", pwdImg = Unknown, imageDescription = "" });
}
