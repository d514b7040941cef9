using System.Buffers.Text;
using System.Text;

namespace RazorOkta.MockOkta.Faults.Forging;

/// <summary>A signed token taken apart (RFC 7515 3.1), so that each part can be made wrong by itself.</summary>
internal sealed class RawToken
{
    private RawToken(string text, RawObject header, RawObject claims) => (Original, Header, Claims) = (text, header, claims);

    /// <summary>As the healthy endpoint wrote it.</summary>
    public string Original { get; }

    public RawObject Header { get; }

    public RawObject Claims { get; }

    /// <summary>In place of what the members make.</summary>
    public string? ClaimsText { get; set; }

    public string OriginalSignature => Original.Split('.')[2];

    public static RawToken? Parse(string text)
    {
        var parts = text.Split('.');
        return parts.Length == 3 && Decode(parts[0]) is { } header && Decode(parts[1]) is { } claims ? new RawToken(text, header, claims) : null;
    }

    /// <summary>A token of these claims that nobody has signed yet.</summary>
    public static RawToken Of(RawObject claims) => new("..", RawObject.Parse("{}")!, claims);

    /// <summary>What is signed.</summary>
    public string Content() => $"{Encode(Header.ToString())}.{Encode(ClaimsText ?? Claims.ToString())}";

    private static RawObject? Decode(string part)
    {
        try
        {
            return RawObject.Parse(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(part)));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string Encode(string json) => Base64Url.EncodeToString(WireText.Bytes(json));
}
