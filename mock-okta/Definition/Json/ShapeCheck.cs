using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace RazorOkta.MockOkta.Definition.Json;

/// <summary>
/// Holds JSON against the shape of a record: known members, each once, of the right kind. Nothing stops it: a part that is wrong is
/// replaced by one that is right, so that the result can be read and the rules can look at all the rest in the same go.
/// </summary>
internal sealed partial class ShapeCheck
{
    private readonly List<Mistake> _mistakes = [];

    public IReadOnlyList<Mistake> Mistakes => _mistakes;

    /// <summary>The same, with whatever was wrong replaced or left out.</summary>
    public JsonNode? Repair(JsonElement given, Type wanted, string path, bool maskValue = false)
    {
        var type = Nullable.GetUnderlyingType(wanted) ?? wanted;
        if (type == typeof(JsonNode) || type == typeof(JsonObject))
        {
            return RepairFree(given, type, path);
        }

        var contract = DefinitionJson.ContractOf(type);
        return contract.Kind switch
        {
            JsonTypeInfoKind.Object => RepairRecord(given, contract, path),
            JsonTypeInfoKind.Enumerable => RepairList(given, contract.ElementType!, path, maskValue),
            JsonTypeInfoKind.Dictionary => RepairFree(given, typeof(JsonObject), path),
            _ => WhyNotScalar(given, type) is { } wrong ? Wrong(given, path, wrong, maskValue, Placeholder(type)) : JsonNode.Parse(given.GetRawText()),
        };
    }

    private JsonObject RepairRecord(JsonElement given, JsonTypeInfo contract, string path)
    {
        var result = new JsonObject();
        if (given.ValueKind != JsonValueKind.Object)
        {
            Wrong(given, path, ("an object", "Write {…}."), mask: true);
        }
        else
        {
            RepairMembers(given, contract, path, result);
        }

        foreach (var member in contract.Properties.Where(member => member.IsRequired && !result.ContainsKey(member.Name)))
        {
            if (given.ValueKind == JsonValueKind.Object && !given.TryGetProperty(member.Name, out _))
            {
                _mistakes.Add(new Mistake(Below(path, member.Name), "is missing", null, "Add it."));
            }

            result[member.Name] = Placeholder(member.PropertyType);
        }

        return result;
    }

    private void RepairMembers(JsonElement given, JsonTypeInfo contract, string path, JsonObject result)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in given.EnumerateObject().Where(property => path.Length > 0 || property.Name != DefinitionJson.SchemaMember))
        {
            var at = Below(path, property.Name);
            var member = contract.Properties.FirstOrDefault(known => known.Name == property.Name);
            if (member is null)
            {
                _mistakes.Add(new Mistake(at, "is not known here", null, NearMatch.Cure(property.Name, [.. contract.Properties.Select(known => known.Name)])));
            }
            else if (!seen.Add(property.Name))
            {
                _mistakes.Add(new Mistake(at, "is there twice", null, "Remove one."));
            }
            else if (property.Value.ValueKind != JsonValueKind.Null)
            {
                result[member.Name] = Repair(property.Value, member.PropertyType, at, DefinitionJson.IsSecret(member.Name));
            }
            else if (!IsNullable(member))
            {
                _mistakes.Add(new Mistake(at, "must not be null", null, "Leave it out, or give it a value."));
            }
        }
    }

    private JsonArray? RepairList(JsonElement given, Type element, string path, bool maskValue)
    {
        if (given.ValueKind != JsonValueKind.Array)
        {
            Wrong(given, path, ("a list", "Write […]."), mask: true);
            return [];
        }

        return [.. given.EnumerateArray().Select((item, index) => Repair(item, element, $"{path}[{index}]", maskValue))];
    }

    /// <summary>Any JSON, as long as no name is there twice.</summary>
    private JsonNode? RepairFree(JsonElement given, Type type, string path)
    {
        if (type == typeof(JsonObject) && given.ValueKind != JsonValueKind.Object)
        {
            Wrong(given, path, ("an object", "Write {…}."), mask: true);
            return new JsonObject();
        }

        var before = _mistakes.Count;
        FindDoubled(given, path);
        return _mistakes.Count > before ? new JsonObject() : JsonNode.Parse(given.GetRawText());
    }

    private void FindDoubled(JsonElement given, string path)
    {
        if (given.ValueKind == JsonValueKind.Object)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var property in given.EnumerateObject())
            {
                if (!seen.Add(property.Name))
                {
                    _mistakes.Add(new Mistake(Below(path, property.Name), "is there twice", null, "Remove one."));
                }

                FindDoubled(property.Value, Below(path, property.Name));
            }
        }
        else if (given.ValueKind == JsonValueKind.Array)
        {
            foreach (var (item, index) in given.EnumerateArray().Select((item, index) => (item, index)))
            {
                FindDoubled(item, $"{path}[{index}]");
            }
        }
    }

    private JsonNode? Wrong(JsonElement given, string path, (string Wanted, string Cure) wrong, bool mask, JsonNode? instead = null)
    {
        _mistakes.Add(new Mistake(path, $"must be {wrong.Wanted}", mask ? null : Show(given), wrong.Cure));
        return instead;
    }

    /// <summary>Null when it is right; else what it must be, and the cure.</summary>
    private static (string Wanted, string Cure)? WhyNotScalar(JsonElement given, Type type)
    {
        var text = given.ValueKind == JsonValueKind.String ? given.GetString() : null;
        return type switch
        {
            _ when type == typeof(string) => text is not null ? null : ("a text", "Write it in quotes."),
            _ when type == typeof(bool) => given.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : ("true or false", "Write it without quotes."),
            _ when type == typeof(int) => given.ValueKind == JsonValueKind.Number && given.TryGetInt32(out _) ? null : ("a whole number", "Write it without quotes and without a fraction."),
            _ when type == typeof(TimeSpan) => text is not null && DurationConverter.IsDuration(text) ? null : ("a duration of ISO 8601 in days, hours, minutes and seconds", "Write for example PT1H or P7D."),
            _ when type == typeof(DateTimeOffset) => text is not null && IsMoment(given, text) ? null : ("a moment of RFC 3339, with its offset", "Write for example 2026-01-01T00:00:00Z."),
            { IsEnum: true } => text is not null && DefinitionJson.NamesOf(type).Contains(text)
                ? null
                : ($"one of {string.Join(", ", DefinitionJson.NamesOf(type))}", NearMatch.Of(text ?? "", DefinitionJson.NamesOf(type)) is { } near ? $"Did you mean '{near}'?" : "Choose one."),
            _ => throw new NotSupportedException($"A definition cannot hold a {type.Name} yet."),
        };
    }

    private static bool IsMoment(JsonElement given, string text) => Moments().IsMatch(text) && given.TryGetDateTimeOffset(out _);

    /// <summary>Something right in place of something wrong. The rules' opinion of it is not asked for.</summary>
    private static JsonNode? Placeholder(Type wanted) => (Nullable.GetUnderlyingType(wanted) ?? wanted) switch
    {
        var type when type == typeof(string) => "",
        var type when type == typeof(bool) => false,
        var type when type == typeof(int) => 0,
        var type when type == typeof(TimeSpan) => "PT1H",
        var type when type == typeof(DateTimeOffset) => "2026-01-01T00:00:00Z",
        { IsEnum: true } type => DefinitionJson.NamesOf(type)[0],
        _ => null,
    };

    private static bool IsNullable(JsonPropertyInfo member) => member.PropertyType.IsValueType ? Nullable.GetUnderlyingType(member.PropertyType) is not null : member.IsSetNullable;

    /// <summary>What contains other values may contain secrets.</summary>
    private static string Show(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => Mistake.Quote(value.GetString()!),
        _ => LogText.Clean(value.GetRawText()),
    };

    private static string Below(string path, string member)
    {
        var name = member.Length > 0 && member.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '$' or '-') ? member : $"\"{LogText.Clean(member)}\"";
        return path.Length == 0 ? name : $"{path}.{name}";
    }

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,7})?(Z|[+-]\d{2}:\d{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Moments();
}
