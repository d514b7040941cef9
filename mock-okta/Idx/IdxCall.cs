using System.Text.Json.Nodes;
using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Idx;

/// <summary>A submitted form that fits what was asked for.</summary>
internal sealed record IdxCall(HttpContext Http, IdxTransaction Transaction, JsonObject Body)
{
    public MockOrg Org => Transaction.Org;

    /// <summary>Empty when absent.</summary>
    public string Text(string name) => Body[name]?.ToString() ?? "";

    /// <summary>A member of an object in the body; empty when absent.</summary>
    public string Text(string parent, string name) => (Body[parent] as JsonObject)?[name]?.ToString() ?? "";
}
