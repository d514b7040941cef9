using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using System.Xml;

namespace RazorOkta.MockOkta.Definition.Json;

/// <summary>Durations as in ISO 8601: PT1H, P7D, PT1M30S. Not years and months, whose length nobody can say, and none below zero.</summary>
internal sealed partial class DurationConverter : JsonConverter<TimeSpan>
{
    public const string Pattern = "^P(?=[0-9T])([0-9]{1,6}D)?(T(?=[0-9])([0-9]{1,6}H)?([0-9]{1,6}M)?([0-9]{1,6}(\\.[0-9]{1,7})?S)?)?$";

    /// <summary>To .NET the end may also be before a last line feed.</summary>
    public static bool IsDuration(string text) => Durations().IsMatch(text) && !text.EndsWith('\n');

    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } text && IsDuration(text) ? XmlConvert.ToTimeSpan(text) : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) => writer.WriteStringValue(XmlConvert.ToString(value));

    [GeneratedRegex(Pattern)]
    private static partial Regex Durations();
}
