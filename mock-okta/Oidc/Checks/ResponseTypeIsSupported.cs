using RazorOkta.MockOkta.Definition;

namespace RazorOkta.MockOkta.Oidc.Checks;

internal static class ResponseTypeIsSupported
{
    /// <summary>A hybrid type is both flows, and the client needs both of their grant types.</summary>
    public static AuthorizeFailure? Check(AuthorizeRequest request)
    {
        if (request.Parameters["response_type"] is null)
        {
            return FailureForTheClient.InvalidParameter("response_type");
        }

        return request.ResponseType is { } type
            && (!type.Code || request.Client.MayUse(GrantType.AuthorizationCode) || request.Client.MayUse(GrantType.InteractionCode))
            && (!type.BringsTokens || request.Client.MayUse(GrantType.Implicit))
                ? null
                : new FailureForTheClient(
                    "unsupported_response_type",
                    $"The response type is not supported by the authorization server. Configured response types: [{string.Join(", ", Configured(request.Client))}].");
    }

    private static IReadOnlyList<string> Configured(OidcClient client) => client.MayUse(GrantType.Implicit) ? ResponseType.All : ResponseType.CodeAlone;
}
