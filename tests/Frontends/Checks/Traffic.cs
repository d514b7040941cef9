using System.Collections.Concurrent;

namespace RazorOkta.Frontends.Checks;

/// <summary>What a page has asked for and has no answer to yet.</summary>
internal sealed class Traffic
{
    private readonly IPage _page;
    private readonly ConcurrentDictionary<IRequest, TaskCompletionSource> _open = new();

    public Traffic(IPage page)
    {
        _page = page;
        page.Request += (_, request) => _open[request] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        page.RequestFinished += (_, request) => End(request);
        page.RequestFailed += (_, request) => End(request);
        page.FrameNavigated += (_, frame) => Leave(frame);
    }

    /// <summary>Ends when all is answered, and stays so while the page draws twice; or when patience is at its end, for some pages never stop asking.</summary>
    public async Task SettledAsync()
    {
        var isUp = Task.Delay(Expect.Patience);
        do
        {
            await Task.WhenAny(Task.WhenAll(_open.Values.Select(answered => answered.Task)), isUp);
            await Task.WhenAny(_page.EvaluateAsync("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(() => drawn())))"), isUp);
        }
        while (!_open.IsEmpty && !isUp.IsCompleted);
    }

    /// <summary>Ends when what is open now is answered, or when patience is at its end.</summary>
    public Task AnsweredAsync() => _open.IsEmpty ? Task.CompletedTask : Task.WhenAny(Task.WhenAll(_open.Values.Select(answered => answered.Task)), Task.Delay(Expect.Patience));

    private void End(IRequest request)
    {
        if (_open.TryRemove(request, out var answered))
        {
            answered.SetResult();
        }
    }

    /// <summary>What the page before it has asked for, nobody waits for.</summary>
    private void Leave(IFrame frame)
    {
        if (frame == _page.MainFrame)
        {
            foreach (var request in _open.Keys)
            {
                End(request);
            }
        }
    }
}
