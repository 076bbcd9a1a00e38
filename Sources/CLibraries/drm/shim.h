#pragma once
#include <drm_fourcc.h>
#include <xf86drm.h>
#include <xf86drmMode.h>

// `fourcc_code` is a function-like macro: not imported.
static const uint32_t cdrm_format_xrgb8888 = DRM_FORMAT_XRGB8888;
