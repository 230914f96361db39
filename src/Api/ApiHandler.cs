using Microsoft.AspNetCore.Http;

namespace Optimizer.Api;

/// <summary>Answers one call.</summary>
public delegate Task<IResult> ApiHandler(ApiCall call);
