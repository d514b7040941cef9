using RazorOkta.Clients.AuthJs;
using RazorOkta.Clients.ServerSide;
using RazorOkta.Clients.Widgets;

namespace RazorOkta.Clients;

/// <summary>Everything that is tried.</summary>
internal static class Matrix
{
    public static readonly IReadOnlyList<Row> Rows =
    [
        .. WidgetRows.All,
        .. AuthJsRows.All,
        .. ServerRows.All,
    ];
}
