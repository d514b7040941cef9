using System.Text.Json;
using System.Text.Json.Nodes;

namespace RazorOkta.MockOkta.Http;

/// <summary>
/// JSON from outside, read to its end at once. A <see cref="JsonNode"/> reads when somebody looks: a name that comes twice, and half a
/// surrogate pair, which the grammar allows and no text can hold (RFC 8259 8.2), would show only then and there.
/// </summary>
internal static class WholeJson
{
    private static readonly JsonDocumentOptions NothingTwice = new() { AllowDuplicateProperties = false };

    /// <exception cref="JsonException">It is none, or holds what cannot be read.</exception>
    public static JsonNode? Parse(string text) => Read(() => JsonNode.Parse(text, documentOptions: NothingTwice));

    /// <inheritdoc cref="Parse(string)"/>
    public static JsonNode? Parse(byte[] utf8) => Read(() => JsonNode.Parse(utf8, documentOptions: NothingTwice));

    /// <inheritdoc cref="Parse(string)"/>
    public static async Task<JsonNode?> ParseAsync(Stream utf8, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        await utf8.CopyToAsync(bytes, cancellation);
        return Parse(bytes.ToArray());
    }

    private static JsonNode? Read(Func<JsonNode?> parse)
    {
        try
        {
            var node = parse();
            ReadTexts(node);
            return node;
        }
        catch (InvalidOperationException halfACharacter)
        {
            throw new JsonException("A text has half of a surrogate pair.", halfACharacter);
        }
    }

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
