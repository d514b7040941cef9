namespace RazorOkta.Web.Oidc.Callback;

/// <summary>Reads the answer from the address, and refuses what no provider sends.</summary>
internal sealed class ReadResponse : ICallbackStep
{
    // Okta's codes and AuthJS's states are under 100 characters.
    public const int Longest = 4096;

    // Tokens in the address mean that somebody has switched the response type; they must not even be read (RFC 9700 2.1.2).
    private static readonly string[] FrontChannelTokens = ["id_token", "access_token", "response"];

    public ValueTask<OidcFailure?> RunAsync(CallbackContext context, CancellationToken cancellation) => ValueTask.FromResult(Read(context));

    private static OidcFailure? Read(CallbackContext context)
    {
        var query = context.Http.Request.Query;
        // RFC 6749 3.1: parameters must not be included more than once.
        if (query.FirstOrDefault(parameter => parameter.Value.Count > 1).Key is { } repeated)
        {
            return OidcFailure.BadRequest("parameter-repeated", $"{repeated} came more than once");
        }

        if (query.FirstOrDefault(parameter => parameter.Value.ToString().Length > Longest).Key is { } tooLong)
        {
            return OidcFailure.BadRequest("parameter-too-long", $"{tooLong} has more than {Longest} characters");
        }

        if (FrontChannelTokens.FirstOrDefault(query.ContainsKey) is { } token)
        {
            return OidcFailure.BadRequest("front-channel-token", $"{token} came in the address");
        }

        context.Response = new AuthorizationResponse(query["code"], query["interaction_code"], query["error"], query["iss"]);
        return null;
    }
}
