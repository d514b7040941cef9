using System.Text;
using System.Text.Json;

namespace RazorOkta.MockOkta.Definition.Json;

/// <summary>Text that should be JSON.</summary>
internal static class JsonText
{
    /// <summary>For files that people write: comments and commas at the end, as the samples' own configuration may have.</summary>
    private static readonly JsonDocumentOptions ForPeople = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Exactly one of the two is not null.</summary>
    public static (JsonDocument? Document, Mistake? Mistake) Parse(string text, bool forPeople)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var options = forPeople ? ForPeople : default;
        try
        {
            return FindHalfCharacter(bytes, options) is { } at
                ? (null, NotJson(bytes, "A text has half of a surrogate pair", at))
                : (JsonDocument.Parse(bytes, options), null);
        }
        catch (JsonException notJson)
        {
            return (null, NotJson(bytes, Reason(notJson), (notJson.LineNumber ?? 0, notJson.BytePositionInLine ?? 0)));
        }
    }

    /// <summary><c>"\ud800"</c> alone: the grammar of JSON allows it, and no text can hold it (RFC 8259 8.2).</summary>
    private static (long Line, long Byte)? FindHalfCharacter(byte[] bytes, JsonDocumentOptions options)
    {
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { CommentHandling = options.CommentHandling, AllowTrailingCommas = options.AllowTrailingCommas });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped && !IsText(reader))
            {
                return PositionOf(bytes, reader.TokenStartIndex);
            }
        }

        return null;
    }

    private static bool IsText(Utf8JsonReader reader)
    {
        try
        {
            _ = reader.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static (long Line, long Byte) PositionOf(byte[] bytes, long index)
    {
        var before = bytes.AsSpan(0, (int)index);
        return (before.Count((byte)'\n'), index - (before.LastIndexOf((byte)'\n') + 1));
    }

    private static Mistake NotJson(byte[] bytes, string reason, (long Line, long Byte) at) =>
        new("", $"is not valid JSON in line {at.Line + 1}, column {ColumnOf(bytes, at) + 1}: {reason}", null, "Correct it there; an editor that knows JSON shows the place.");

    /// <summary>People count characters, the parser bytes.</summary>
    private static int ColumnOf(byte[] bytes, (long Line, long Byte) at)
    {
        var start = 0;
        for (var line = 0; line < at.Line; line++)
        {
            start += bytes.AsSpan(start).IndexOf((byte)'\n') + 1;
        }

        return Encoding.UTF8.GetCharCount(bytes, start, (int)Math.Min(at.Byte, bytes.Length - start));
    }

    /// <summary>Without the position, which is told in people's terms.</summary>
    private static string Reason(JsonException notJson)
    {
        var end = notJson.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return LogText.Clean((end < 0 ? notJson.Message : notJson.Message[..end]).TrimEnd('.'));
    }
}
