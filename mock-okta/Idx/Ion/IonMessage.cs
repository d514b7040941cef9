using System.Text.Json.Nodes;

namespace RazorOkta.MockOkta.Idx.Ion;

/// <summary>What an answer says to a person. Clients know Okta's keys and may show their own text in place of ours.</summary>
internal sealed record IonMessage(string Text, string Key, bool IsError = true, params string[] Params)
{
    public static JsonObject List(IEnumerable<IonMessage> messages) => new()
    {
        ["type"] = "array",
        ["value"] = new JsonArray([.. messages.Select(message => message.ToJson())]),
    };

    private JsonObject ToJson() => new()
    {
        ["message"] = Text,
        ["i18n"] = new JsonObject { ["key"] = Key, ["params"] = new JsonArray([.. Params.Select(param => (JsonNode)param)]) },
        ["class"] = IsError ? "ERROR" : "INFO",
    };
}
