using System.Text.Json;
using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Errors;
using RazorOkta.MockOkta.Http;

namespace RazorOkta.MockOkta.Idx;

/// <summary>
/// The JSON object of a call. Okta's clients say <c>application/json</c> or <c>application/ion+json</c>; anything that is no JSON is refused,
/// since a form of another site could carry it without asking the browser for leave first (CORS).
/// </summary>
internal static class IdxBody
{
    /// <summary>Exactly one of the two is not null.</summary>
    public static async Task<(JsonObject? Body, IResult? Failure)> ReadAsync(HttpContext http)
    {
        if (!http.Request.HasJsonContentType())
        {
            return (null, OktaError.UnsupportedMediaType);
        }

        return await ParseAsync(http) is { } body ? (body, null) : (null, OktaError.NotWellFormed);
    }

    private static async Task<JsonObject?> ParseAsync(HttpContext http)
    {
        try
        {
            return await WholeJson.ParseAsync(http.Request.Body, http.RequestAborted) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
