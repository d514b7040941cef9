using Microsoft.Playwright;

namespace RazorOkta.Harness;

/// <summary>Waits until a browser is at an address.</summary>
public static class Arrival
{
    /// <summary>As long as Playwright waits for anything.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Ends when the page is at the address, whether it is drawn or not. Playwright's own <c>WaitForURL</c> looks at the address first and waits for a
    /// navigation then: one that ends in between it never sees, and on a busy machine that happens.
    /// </summary>
    /// <param name="page">Which.</param>
    /// <param name="isThere">Whether an address is the one.</param>
    /// <param name="patience">How long it may take; <c>null</c>: 30 seconds.</param>
    /// <exception cref="TimeoutException">It was never there; the message says where it is.</exception>
    public static async Task AtAsync(IPage page, Func<string, bool> isThere, TimeSpan? patience = null)
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        page.FrameNavigated += Look;
        try
        {
            Look(null, page.MainFrame);
            await arrived.Task.WaitAsync(patience ?? Patience);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"The browser is not where it should be after {(patience ?? Patience).TotalSeconds} seconds, but at {page.Url}.");
        }
        finally
        {
            page.FrameNavigated -= Look;
        }

        void Look(object? sender, IFrame frame)
        {
            if (frame == page.MainFrame && isThere(frame.Url))
            {
                arrived.TrySetResult();
            }
        }
    }

    /// <inheritdoc cref="AtAsync(IPage, Func{string, bool}, TimeSpan?)"/>
    public static Task AtAsync(IPage page, string address) => AtAsync(page, url => url == address);

    /// <summary>Ends when the page is at the address, and loaded with all that stands in it.</summary>
    /// <exception cref="TimeoutException">It was never there; the message says where it is.</exception>
    public static async Task LoadedAsync(IPage page, Func<string, bool> isThere)
    {
        await AtAsync(page, isThere);
        await page.WaitForLoadStateAsync();
    }

    /// <summary>Ends when the page is at an address that begins so.</summary>
    /// <exception cref="TimeoutException">It was never there; the message says where it is.</exception>
    public static Task BelowAsync(IPage page, string address) => AtAsync(page, url => url.StartsWith(address, StringComparison.Ordinal));
}
