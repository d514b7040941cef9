using Microsoft.Playwright;

namespace RazorOkta.Harness;

/// <summary>
/// Types as a quick person does. After it has been submitted, the widget settles for a fifth of a second: a second submission within it is ignored, and
/// an answer within it is not shown. The mock answers long before, and a script that fills in at once would run into both.
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
