#pragma once
#include <cairo.h>
#include <cairo-pdf.h>
#include <pango/pango.h>
#include <pango/pangocairo.h>

// g_object_unref is a macro around a type-generic call in newer GLib; this is its plain form.
static inline void pangocairo_unref(void *object) { g_object_unref(object); }
