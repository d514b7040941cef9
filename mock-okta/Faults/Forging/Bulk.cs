using System.Globalization;
using System.Text;

namespace RazorOkta.MockOkta.Faults.Forging;

/// <summary>JSON of a size or depth that nobody would write by hand: <c>text:4096</c>, <c>nested:10000</c>, <c>items:5000</c>.</summary>
internal static class Bulk
{
    public static string Of(string what)
    {
        var parts = what.Split(':');
        var size = int.Parse(parts[1], CultureInfo.InvariantCulture);
        return parts[0] switch
        {
            "text" => $"\"{new string('x', size)}\"",
            "nested" => new string('[', size) + new string(']', size),
            "items" => $"[{string.Join(',', Enumerable.Range(0, size).Select(i => $"\"group-{i:D5}\""))}]",
            _ => throw new FormatException($"There is no bulk of '{parts[0]}'."),
        };
    }

    public static void AddMembers(RawObject target, string prefix, int count)
    {
        for (var i = 0; i < count; i++)
        {
            target.AddLast($"{prefix}{i:D5}", "\"x\"");
        }
    }

    public static string Repeated(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();
}
