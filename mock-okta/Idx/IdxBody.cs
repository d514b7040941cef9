using System.Text.Json;
using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Errors;

namespace RazorOkta.MockOkta.Idx;

/// <summary>
/// The JSON object of a call. Okta's clients say <c>application/json</c> or <c>application/ion+json</c>; anything that is no JSON is refused,
/// since a form of another site could carry it without asking the browser for leave first (CORS).
/// </summary>
internal static class IdxBody
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

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
            var body = await JsonNode.ParseAsync(http.Request.Body, documentOptions: Strict, cancellationToken: http.RequestAborted) as JsonObject;
            ReadTexts(body);
            return body;
        }
        catch (Exception garbage) when (garbage is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Half a surrogate pair is valid JSON but no text: it shows only when it is read, so everything is read here.</summary>
    private static void ReadTexts(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (_, member) in members)
                {
                    ReadTexts(member);
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    ReadTexts(item);
                }

                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                _ = value.GetValue<string>();
                break;
        }
    }
}
