using Microsoft.AspNetCore.Http;

namespace Optimizer.Api.Handlers;

/// <summary><c>healthz</c>: whether this process answers.</summary>
internal static class Health
{
    public static Task<IResult> GetAsync(ApiCall call) => Task.FromResult<IResult>(Answer.Ok(new { status = "ok" }));
}
