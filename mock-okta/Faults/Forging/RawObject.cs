using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RazorOkta.MockOkta.Faults.Forging;

/// <summary>
/// A JSON object whose members are kept as they were written, in their order. So a change touches nothing else, and what no serialiser
/// would write can be: a member twice, numbers beyond any type, ten thousand levels.
/// </summary>
internal sealed class RawObject
{
    private readonly List<(string Name, string Value)> _members = [];

    public IEnumerable<string> Names => _members.Select(member => member.Name);

    /// <summary>Null when the text is no object.</summary>
    public static RawObject? Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public string? this[string name] => _members.FirstOrDefault(member => member.Name == name).Value;

    /// <summary>Null unless it is a string.</summary>
    public string? Text(string name) => this[name] is { } raw && raw.StartsWith('"') ? JsonSerializer.Deserialize<string>(raw) : null;

    public void Set(string name, string value)
    {
        var at = _members.FindIndex(member => member.Name == name);
        if (at < 0)
        {
            _members.Add((name, value));
        }
        else
        {
            _members[at] = (name, value);
        }
    }

    public void SetText(string name, string value) => Set(name, Quote(value));

    public void Remove(string name) => _members.RemoveAll(member => member.Name == name);

    public void Clear() => _members.Clear();

    /// <summary>Beside the one that is there.</summary>
    public void AddLast(string name, string value) => _members.Add((name, value));

    public void AddFirst(string name, string value) => _members.Insert(0, (name, value));

    public override string ToString()
    {
        var json = new StringBuilder("{");
        foreach (var (name, value) in _members)
        {
            json.Append(json.Length > 1 ? "," : "").Append(Quote(name)).Append(':').Append(value);
        }

        return json.Append('}').ToString();
    }

    public static string Quote(string text) => $"\"{JavaScriptEncoder.Default.Encode(text)}\"";

    private static RawObject Read(JsonElement element)
    {
        var read = new RawObject();
        read._members.AddRange(element.EnumerateObject().Select(member => (member.Name, member.Value.GetRawText())));
        return read;
    }
}
