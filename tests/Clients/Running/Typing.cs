namespace RazorOkta.Clients.Running;

/// <summary>
/// Types as a quick person does. The widget ignores a second submission within a fifth of a second, counted from the first; the mock has answered
/// long before, and a script that fills in at once would be ignored with it.
/// </summary>
internal static class Typing
{
    private static readonly LocatorPressSequentiallyOptions Quick = new() { Delay = 60 };

    public static async Task SubmitAsync(ILocator input, string text, ILocator button)
    {
        await input.FillAsync("");
        await input.PressSequentiallyAsync(text, Quick);
        await button.ClickAsync();
    }
}
