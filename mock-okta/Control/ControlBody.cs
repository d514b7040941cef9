using System.Text.Json;
using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Http;

namespace RazorOkta.MockOkta.Control;

/// <summary>The JSON object that a control call carries; an absent body is an empty one.</summary>
internal static class ControlBody
{
    /// <summary>Exactly one of the two is not null. A member that the call does not know is an error, not a shrug.</summary>
    public static async Task<(JsonObject? Body, IResult? Failure)> ReadAsync(HttpContext http, params string[] known)
    {
        try
        {
            using var reader = new StreamReader(http.Request.Body);
            var text = await reader.ReadToEndAsync(http.RequestAborted);
            var body = text.Length == 0 ? [] : WholeJson.Parse(text) as JsonObject;
            return body is null ? (null, ControlError.Because("The body must be a JSON object.")) : Check(body, known);
        }
        catch (JsonException notJson)
        {
            return (null, ControlError.Because($"The body is not valid JSON: {notJson.Message}"));
        }
    }

    /// <summary>Null when absent. An error of another kind of value names the member.</summary>
    public static bool TryGet<T>(JsonObject body, string name, out T? value, out IResult? failure)
    {
        (value, failure) = (default, null);
        if (body[name] is not { } node || (node is JsonValue given && given.TryGetValue(out value)))
        {
            return true;
        }

        failure = ControlError.Because($"'{name}' must be a {Wanted<T>()}. Current value: {node.ToJsonString()}.");
        return false;
    }

    private static (JsonObject? Body, IResult? Failure) Check(JsonObject body, string[] known)
    {
        var unknown = body.Select(member => member.Key).Except(known).ToArray();
        return unknown.Length == 0
            ? (body, null)
            : (null, ControlError.Because($"'{string.Join("', '", unknown)}' is not known here. Known: {(known.Length == 0 ? "nothing" : string.Join(", ", known))}."));
    }

    private static string Wanted<T>() => typeof(T) == typeof(bool) ? "boolean" : typeof(T) == typeof(string) ? "string" : "number";
}
