using System.Text.RegularExpressions;
using RazorOkta.Harness;

namespace RazorOkta.Frontends.Checks;

/// <summary>What a check insists on, in words that an author of a front-end can do something with.</summary>
internal static partial class Expect
{
    /// <summary>How long a page may take for what it has to show.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static void That(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new CheckFailedException(otherwise);
        }
    }

    public static void Same<T>(T expected, T actual, string what) =>
        That(EqualityComparer<T>.Default.Equals(expected, actual), $"{what} should be '{expected}' and is '{actual}'.");

    public static void None(IEnumerable<string> found, string what)
    {
        string[] some = [.. found.Distinct().Take(5)];
        That(some.Length == 0, $"{what}: {string.Join("; ", some)}");
    }

    /// <param name="what">What must be seen, as the beginning of a sentence: "The address of the user".</param>
    public static async Task VisibleAsync(ILocator element, string what)
    {
        try
        {
            await element.First.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Visible, Timeout = (float)Patience.TotalMilliseconds });
        }
        catch (TimeoutException)
        {
            throw new CheckFailedException($"{what} is not to be seen: nothing that fits {Selector(element)} is visible after {Patience.TotalSeconds} seconds.");
        }
    }

    /// <param name="what">What must not be there any more: "The note that it is under way".</param>
    public static async Task GoneAsync(ILocator element, string what)
    {
        try
        {
            await element.First.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Hidden, Timeout = (float)Patience.TotalMilliseconds });
        }
        catch (TimeoutException)
        {
            throw new CheckFailedException($"{what} is still there: {Selector(element)} is visible after {Patience.TotalSeconds} seconds.");
        }
    }

    /// <summary>Waits until something holds inside the page: the browser looks again whenever it draws.</summary>
    /// <param name="page">Which.</param>
    /// <param name="condition">A function in JavaScript, of <paramref name="argument"/>.</param>
    /// <param name="otherwise">What is wrong if it never holds.</param>
    /// <param name="argument">What the function is given.</param>
    public static async Task HoldsAsync(IPage page, string condition, string otherwise, object? argument = null) =>
        That(await ComesToHoldAsync(page, condition, Patience, argument), otherwise);

    /// <returns>Whether it holds before patience is at its end.</returns>
    public static async Task<bool> ComesToHoldAsync(IPage page, string condition, TimeSpan patience, object? argument = null)
    {
        try
        {
            await page.WaitForFunctionAsync(condition, argument, new PageWaitForFunctionOptions { Timeout = (float)patience.TotalMilliseconds });
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Waits until the browser is at an address.</summary>
    public static async Task ArrivesAsync(IPage page, Func<string, bool> isThere, string otherwise)
    {
        try
        {
            await Arrival.AtAsync(page, isThere, TimeSpan.FromSeconds(20));
        }
        catch (TimeoutException)
        {
            throw new CheckFailedException(otherwise);
        }
    }

    /// <summary>As one would write it in a style sheet, and not as a call of Playwright.</summary>
    private static string Selector(ILocator element) => LocatorCall().Replace($"{element}", "$1 ").Trim();

    [GeneratedRegex("""Locator(?:@|\("(.*?)"\)\.?)""")]
    private static partial Regex LocatorCall();
}
