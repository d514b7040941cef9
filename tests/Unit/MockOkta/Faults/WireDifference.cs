using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Runtime.InteropServices;

namespace RazorOkta.Tests.Unit.MockOkta.Faults;

/// <summary>What differs between two answers, named as the mutations name it.</summary>
internal static class WireDifference
{
    /// <summary>New in every answer, healthy or not.</summary>
    private static readonly string[] Volatile = ["access_token", "refresh_token", "id_token", "jti", "at_hash"];

    private static readonly string[] IgnoredHeaders = ["X-Okta-Request-Id", "Date", "Content-Length", "Location", "Set-Cookie", "Content-Security-Policy"];

    public static IEnumerable<string> Of(string stage, WireAnswer healthy, WireAnswer faulty)
    {
        if (healthy.Status != faulty.Status)
        {
            yield return $"{stage}.status";
        }

        foreach (var header in healthy.Headers.Keys.Union(faulty.Headers.Keys, StringComparer.OrdinalIgnoreCase).Except(IgnoredHeaders, StringComparer.OrdinalIgnoreCase))
        {
            if (healthy.Headers.GetValueOrDefault(header) != faulty.Headers.GetValueOrDefault(header))
            {
                yield return $"{stage}.header.{header}";
            }
        }

        if (healthy.Json is { } before && faulty.Json is { } after)
        {
            foreach (var member in Members(before, after, Volatile))
            {
                yield return $"{stage}.member.{member}";
            }
        }
        else if (!healthy.Body.SequenceEqual(faulty.Body))
        {
            yield return $"{stage}.raw";
        }
    }

    public static IEnumerable<string> OfTokens(string stage, string healthy, string faulty)
    {
        var (before, after) = (healthy.Split('.'), faulty.Split('.'));
        if (after.Length != 3 || !after.All(IsCanonical) || Decode(after[0]) is not { } header || Decode(after[1]) is not { } claims)
        {
            yield return $"{stage}.raw";
            yield break;
        }

        foreach (var member in Members(Decode(before[0])!.Value, header, []))
        {
            yield return $"{stage}.header.{member}";
        }

        foreach (var member in Members(Decode(before[1])!.Value, claims, Volatile))
        {
            yield return $"{stage}.claim.{member}";
        }
    }

    /// <summary>As they are written: a member that is there twice differs from one that is there once.</summary>
    public static IEnumerable<string> Members(JsonElement before, JsonElement after, string[] except)
    {
        var (one, other) = (ByName(before), ByName(after));
        return one.Keys.Union(other.Keys).Where(name =>
        {
            var (old, now) = (one.GetValueOrDefault(name), other.GetValueOrDefault(name));
            return old is null || now is null || (!except.Contains(name) && old != now) || (except.Contains(name) && Kind(old) != Kind(now));
        });
    }

    public static JsonElement? Decode(string part)
    {
        try
        {
            using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(part), new JsonDocumentOptions { MaxDepth = 20_000 });
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (Exception notAToken) when (notAToken is FormatException or JsonException)
        {
            return null;
        }
    }

    private static bool IsCanonical(string part) => Signatures.Decode(part) is { } bytes && Base64Url.EncodeToString(bytes) == part;

    /// <summary>Byte by byte: it may be no UTF-8.</summary>
    private static string Raw(JsonElement value) => Encoding.Latin1.GetString(JsonMarshal.GetRawUtf8Value(value));

    private static string Kind(string raw) => $"{raw[0]}{raw.Count(c => c == '\n')}";

    private static Dictionary<string, string> ByName(JsonElement element) =>
        element.EnumerateObject().GroupBy(member => member.Name).ToDictionary(same => same.Key, same => string.Join('\n', same.Select(member => Raw(member.Value))));
}
